# shellcheck shell=bash
# Which user the servers and the application run as. Sourced after common.sh, never run.
#
# An ordinary user's servers run as that user. Root's run as the system user "fakecsv": neither
# MariaDB nor nginx nor the application is ever root.

service_user=fakecsv

# The words before a command that make it run as the user of the servers (none for non-root).
as_service=()

prepare_service_user() {
    is_root || { service_user=$(id -un); return; }
    getent passwd "$service_user" >/dev/null ||
        useradd --system --user-group --no-create-home --home-dir /nonexistent \
            --shell /usr/sbin/nologin "$service_user"
    as_service=(setpriv --reuid "$service_user" --regid "$service_user" --clear-groups)
}

# Makes a folder that only the user of the servers and its group can enter.
make_service_folder() {
    if is_root; then
        install -d -m 0750 -o "$service_user" -g "$service_user" -- "$1"
    else
        mkdir -p -- "$1" && chmod 0750 -- "$1"
    fi
}

# True when the user of the servers can read the file or enter the folder.
service_reaches() {
    "${as_service[@]}" test -r "$1" && { [[ ! -d $1 ]] || "${as_service[@]}" test -x "$1"; }
}
