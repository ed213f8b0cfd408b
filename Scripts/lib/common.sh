# shellcheck shell=bash
# Words and small tools that every script here uses. Sourced, never run.

# Servers lie in /usr/sbin, which an ordinary user's PATH leaves out.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

# shellcheck disable=SC2034 # used by those who source this
# The folder of the project, however the script was called.
project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() { printf '%s\n' "$*"; }

# Ends the script with one sentence.
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_root() { ((EUID == 0)); }

has() { command -v -- "$1" >/dev/null 2>&1; }

# What a script's own comment says of it, for --help.
print_usage() { sed -n '2,/^$/ s/^# \{0,1\}//p' "$1"; }

# Puts the Swift toolchain on the PATH; its usual folders are tried when it is not there.
use_swift() {
    local folder
    for folder in '' /opt/swift/usr/bin /usr/local/swift/usr/bin /usr/libexec/swift/bin \
        "${HOME:-/}/.local/share/swiftly/bin"; do
        [[ -z $folder || ! -x $folder/swift ]] || PATH=$PATH:$folder
        ! has swift || return 0
    done
    fail "There is no Swift here: FakeCSV needs Swift 6.3 (https://www.swift.org/install/linux/debian/), with swift on the PATH or in /opt/swift."
}

# True when something accepts connections on that port of this machine.
port_is_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Prints a port of this machine that nothing listens on.
free_port() {
    local port
    for _ in {1..50}; do
        port=$((20000 + SRANDOM % 12000))
        port_is_busy "$port" || { say "$port"; return; }
    done
    fail "No free port was found between 20000 and 32000."
}

check_port() {
    if ! [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] || (($1 > 65535)); then
        fail "PORT=$1 is no port: give a number from 1 to 65535."
    fi
    ! port_is_busy "$1" ||
        fail "Port $1 of 127.0.0.1 is in use by another program: stop that, or choose another one, such as \`make run PORT=$(($1 < 65000 ? $1 + 1 : 8001))\`."
}

# The README's walk with curl: the shell lines that follow the mark "<!-- walk".
readme_lines() {
    sed -n '/^<!-- walk/,/^```$/p' "$project/README.md" | sed '1,2d;$d'
}
