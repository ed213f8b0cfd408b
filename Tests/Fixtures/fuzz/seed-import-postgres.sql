#CREATE TABLE IF NOT EXISTS public.orders (
    order_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    number bigserial,
    customer_email character varying(200) NOT NULL UNIQUE,
    total numeric(12,2) CHECK (total >= 0),
    state text CHECK (state IN ('new', 'paid', 'shipped')),
    placed timestamp with time zone DEFAULT now(),
    "shipping city" text,
    client inet,
    gift boolean NOT NULL,
    quantity integer,
    CONSTRAINT positive CHECK (quantity > 0)
);
