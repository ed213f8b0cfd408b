// Migrations: the tables of FakeCSV, step by step. A step that has landed never changes.

package import MariaDB

package enum Migrations {
    /// All steps in order, for `MariaDB.Migrator`.
    package static let all = [
        Migration(version: 1, name: "users and sessions", statements: accounts),
        Migration(version: 2, name: "schemas and data sets", statements: work),
        Migration(version: 3, name: "tokens, shares, receipts and settings", statements: product),
        Migration(version: 4, name: "formats of data sets", statements: formats),
        Migration(version: 5, name: "confirmed addresses and messages", statements: mail),
    ]

    private static let mail = [
        """
        ALTER TABLE users
            ADD COLUMN IF NOT EXISTS pending_email VARCHAR(254) NULL,
            ADD COLUMN IF NOT EXISTS email_confirmed_at BIGINT NULL,
            ADD COLUMN IF NOT EXISTS email_folded VARCHAR(254) AS (LOWER(email)) PERSISTENT,
            ADD KEY IF NOT EXISTS by_email (email_folded)
        """,
        """
        CREATE TABLE IF NOT EXISTS email_confirmations (
            secret_hash BINARY(32) NOT NULL PRIMARY KEY,
            user_id BIGINT NOT NULL,
            email VARCHAR(254) NOT NULL,
            expires_at BIGINT NOT NULL,
            KEY by_user (user_id),
            CONSTRAINT confirmation_of_user FOREIGN KEY (user_id) REFERENCES users (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS mail_orders (
            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
            address VARCHAR(254) NULL,
            user_id BIGINT NULL,
            tries INT NOT NULL DEFAULT 0,
            due_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            KEY by_turn (due_at),
            KEY by_user (user_id),
            CONSTRAINT order_of_user FOREIGN KEY (user_id) REFERENCES users (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
    ]

    private static let formats = [
        """
        ALTER TABLE datasets
            ADD COLUMN IF NOT EXISTS format VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
                NOT NULL DEFAULT 'csv',
            ADD COLUMN IF NOT EXISTS compression VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
                NOT NULL DEFAULT 'none'
        """
    ]

    private static let accounts = [
        """
        CREATE TABLE IF NOT EXISTS users (
            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
            username VARCHAR(40) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
            email VARCHAR(254) NULL,
            password_hash VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
            is_admin BOOLEAN NOT NULL DEFAULT FALSE,
            is_disabled BOOLEAN NOT NULL DEFAULT FALSE,
            created_at BIGINT NOT NULL,
            UNIQUE KEY by_username (username)
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS sessions (
            id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
            secret_hash BINARY(32) NOT NULL,
            user_id BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            KEY by_user (user_id),
            KEY by_expiry (expires_at),
            CONSTRAINT session_of_user FOREIGN KEY (user_id) REFERENCES users (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS sign_in_failures (
            subject BINARY(32) NOT NULL PRIMARY KEY,
            window_began_at BIGINT NOT NULL,
            failures INT NOT NULL,
            KEY by_window (window_began_at)
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
    ]

    private static let work = [
        """
        CREATE TABLE IF NOT EXISTS saved_schemas (
            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
            owner_id BIGINT NOT NULL,
            name VARCHAR(200) NOT NULL,
            definition MEDIUMTEXT NOT NULL,
            column_count INT NOT NULL,
            column_summary VARCHAR(400) NOT NULL,
            dataset_count INT NOT NULL DEFAULT 0,
            asked_at BIGINT NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL,
            changed_at BIGINT NOT NULL,
            KEY by_owner (owner_id, id),
            CONSTRAINT schema_of_user FOREIGN KEY (owner_id) REFERENCES users (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS datasets (
            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
            owner_id BIGINT NOT NULL,
            schema_id BIGINT NOT NULL,
            status ENUM('queued', 'generating', 'ready', 'failed', 'cancelled') NOT NULL,
            task_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
            schema_name VARCHAR(200) NOT NULL,
            snapshot MEDIUMTEXT NOT NULL,
            seed BIGINT UNSIGNED NOT NULL,
            row_count BIGINT NOT NULL,
            tries INT NOT NULL DEFAULT 0,
            claim_token CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
            heartbeat_at BIGINT NULL,
            file_name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
            byte_count BIGINT NULL,
            checksum BINARY(32) NULL,
            message VARCHAR(500) NULL,
            created_at BIGINT NOT NULL,
            started_at BIGINT NULL,
            finished_at BIGINT NULL,
            UNIQUE KEY by_task_key (task_key),
            KEY by_schema (schema_id, id),
            KEY by_status (status, owner_id, id),
            KEY by_turn (owner_id, started_at),
            KEY by_claim (claim_token),
            KEY by_file (file_name),
            CONSTRAINT dataset_of_user FOREIGN KEY (owner_id) REFERENCES users (id)
                ON DELETE CASCADE,
            CONSTRAINT dataset_of_schema FOREIGN KEY (schema_id) REFERENCES saved_schemas (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
    ]

    private static let product = [
        """
        CREATE TABLE IF NOT EXISTS access_tokens (
            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
            user_id BIGINT NOT NULL,
            name VARCHAR(100) NOT NULL,
            secret_hash BINARY(32) NOT NULL,
            created_at BIGINT NOT NULL,
            last_used_at BIGINT NULL,
            UNIQUE KEY by_secret (secret_hash),
            KEY by_user (user_id, id),
            CONSTRAINT token_of_user FOREIGN KEY (user_id) REFERENCES users (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS password_resets (
            secret_hash BINARY(32) NOT NULL PRIMARY KEY,
            user_id BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            KEY by_user (user_id),
            CONSTRAINT reset_of_user FOREIGN KEY (user_id) REFERENCES users (id)
                ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS settings (
            name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
            value VARCHAR(500) NOT NULL
        ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        ALTER TABLE users ADD COLUMN IF NOT EXISTS byte_quota BIGINT NULL
        """,
        """
        ALTER TABLE sessions ADD COLUMN IF NOT EXISTS browser VARCHAR(200) NULL
        """,
        """
        ALTER TABLE saved_schemas
            ADD COLUMN IF NOT EXISTS share_key CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
            ADD UNIQUE KEY IF NOT EXISTS by_share (share_key)
        """,
        """
        ALTER TABLE datasets
            ADD COLUMN IF NOT EXISTS order_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin
                NULL,
            ADD COLUMN IF NOT EXISTS first_row BIGINT NOT NULL DEFAULT 1,
            ADD COLUMN IF NOT EXISTS receipt MEDIUMTEXT NULL,
            ADD UNIQUE KEY IF NOT EXISTS by_order (owner_id, order_key)
        """,
    ]
}
