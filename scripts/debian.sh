# Installing on Debian-like systems; sourced by the other scripts.

# Echo what goes before a command that needs root, or fail where nobody may run one.
as_root() {
  if [[ $(id -u) == 0 ]]; then echo env
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then echo sudo
  else return 1; fi
}

# Install the named packages, or say what to type. False where they are still missing.
debian_install() {
  local line="apt-get install -y --no-install-recommends $*" root
  command -v apt-get >/dev/null || return 1
  if root=$(as_root); then
    echo "Installing: $*"
    $root apt-get update -qq || true
    # shellcheck disable=SC2086  # the line is meant to be split into words
    $root env DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null && return 0
  fi
  printf 'Please type:\n\n    sudo apt-get update && sudo %s\n\n' "$line" >&2
  return 1
}
