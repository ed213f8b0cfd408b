# shellcheck shell=bash disable=SC2154 # the variables are those of the script that sources this
# The four servers of one private FakeCSV: how each is set up, started and found alive.
# Sourced after common.sh and user.sh by Scripts/stack, which sets:
#
#   state       folder of what stays: mysql/, media/, log/
#   run         folder of sockets and temporary files, 0750, with a short name
#   site        folder that holds templates/, static/ and nginx/
#   executable  the built fakecsv
#   port        nginx's port on 127.0.0.1
#   launcher    the words before a server's command (session, user, end with this script)
#
# What a server says goes to log/<its name>.log by its standard error.

# Where the application finds the others; exported for every fakecsv command of the stack.
export_settings() {
    local name socket
    name=$(url_encode "$service_user")
    socket=$(url_encode "$run/mysql.sock")
    export FAKECSV_DATABASE_URL="mysql://$name@localhost/fakecsv?socket=$socket"
    export FAKECSV_MEMCACHED="unix:$run/memcached.sock"
    export FAKECSV_LISTEN="$run/fakecsv.sock"
    export FAKECSV_RUN="$run"
    # Files may lie on an S3 server instead; another folder nginx would not know.
    [[ ${FAKECSV_MEDIA-} == s3://* ]] || export FAKECSV_MEDIA="$state/media"
    export FAKECSV_TEMPLATES="$site/templates"
    export FAKECSV_STATIC="$site/static"
    # A worker that traps is to end at once, not to be held by the backtrace printer.
    export SWIFT_BACKTRACE=enable=no
}

url_encode() {
    local LC_ALL=C text=$1 result='' i character
    for ((i = 0; i < ${#text}; i++)); do
        character=${text:i:1}
        case $character in
        [a-zA-Z0-9._~/-]) result+=$character ;;
        *) result+=$(printf '%%%02X' "'$character") ;;
        esac
    done
    say "$result"
}

make_folders() {
    local folder
    for folder in "$state" "$run" "$run/tmp" "$run/sites" "$state/log" "$state/media"; do
        make_service_folder "$folder"
    done
}

# --- MariaDB: a unix socket and no port; the user of the servers signs in as itself ---

# Into a folder beside, then renamed: an interrupted set-up leaves nothing half-made. --force: a
# machine whose own name cannot be looked up is good enough for a unix socket.
install_mariadb() {
    [[ ! -d $state/mysql ]] || return 0
    rm -rf -- "$state/mysql.new"
    # A folder of its own for temporary tables: in /tmp two set-ups at once remove each other's.
    "${as_service[@]}" mkdir -p "$state/mysql.new/tmp"
    "${as_service[@]}" mariadb-install-db --no-defaults --datadir="$state/mysql.new" \
        --tmpdir="$state/mysql.new/tmp" \
        --auth-root-authentication-method=socket --auth-root-socket-user="$service_user" \
        --skip-test-db --skip-name-resolve --force >"$state/log/mariadb-install.log" 2>&1 ||
        fail "MariaDB's tables could not be made; see $state/log/mariadb-install.log."
    rm -rf -- "$state/mysql.new/tmp"
    mv -- "$state/mysql.new" "$state/mysql"
}

write_mariadb_settings() {
    cat >"$run/my.cnf" <<END
[mariadbd]
datadir = $state/mysql
tmpdir = $run/tmp
socket = $run/mysql.sock
pid-file = $run/mysql.pid
skip-networking
skip-name-resolve
character-set-server = utf8mb4
innodb-buffer-pool-size = 128M
innodb-log-file-size = 64M
performance-schema = 0
END
}

mariadb_command() { exec "${launcher[@]}" mariadbd --defaults-file="$run/my.cnf"; }

sql() { "${as_service[@]}" mariadb --no-defaults --socket="$run/mysql.sock" --batch -e "$1"; }

mariadb_is_ready() { sql 'DO 0' 2>/dev/null; }

create_database() { sql 'CREATE DATABASE IF NOT EXISTS fakecsv CHARACTER SET utf8mb4'; }

# --- memcached: a unix socket and no port ---

memcached_command() {
    # One thread answers more than everybody here can ask, and wakes nobody else up.
    exec "${launcher[@]}" memcached --unix-socket="$run/memcached.sock" --unix-mask=0770 \
        --threads=1 --memory-limit=64 --conn-limit=1024
}

memcached_is_ready() { [[ -S $run/memcached.sock ]]; }

# --- the application ---

app_command() { exec "${launcher[@]}" "$executable" serve; }

app_is_ready() { "${as_service[@]}" "$executable" health >/dev/null 2>&1; }

migrate() {
    "${as_service[@]}" "$executable" migrate >"$state/log/migrate.log" 2>&1 ||
        fail "The tables could not be brought up to date: $(tail -n 1 "$state/log/migrate.log")"
}

# --- nginx: the only one with a port ---

# The site lies in a folder whose files are all read, so that `make bench-web` can put another
# one beside it.
write_nginx_settings() {
    "$site/nginx/render" "$site/nginx/nginx.conf.in" RUN="$run" LOG="$state/log" \
        CONF="$run/sites/*.conf" >"$run/nginx.conf"
    "$site/nginx/render" "$site/nginx/fakecsv.conf.in" LISTEN="127.0.0.1:$port" SITE="$site" \
        MEDIA="$state/media" APP="unix:$run/fakecsv.sock" \
        MEMCACHED="unix:$run/memcached.sock" >"$run/sites/fakecsv.conf"
}

nginx_command() { exec "${launcher[@]}" nginx -p "$run" -c "$run/nginx.conf" -e stderr; }

nginx_is_ready() { port_is_busy "$port"; }
