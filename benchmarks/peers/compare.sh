#!/usr/bin/env bash
# Measures the layers beside the same methods in PyTorch, on the processor: `benchmarks/peers/compare.sh --help`.
# It needs the .NET SDK and a Python with PyTorch: python3, or Debian's for its package python3-torch, or the one that PYTHON names.
set -euo pipefail
peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

missing() {
    echo "compare.sh: $*" >&2
    exit 2
}

program="$peers/../bin/Release/net10.0/SubsetGen.Benchmarks"
pythons=(python3 /usr/bin/python3)
[ -z "${PYTHON:-}" ] || pythons=("$PYTHON")

python=
for candidate in "${pythons[@]}"; do
    if "$candidate" -c 'import torch' 2> /dev/null; then
        python=$candidate
        break
    fi
done
for argument in "$@"; do
    case $argument in
        -h | --help)
            "${python:-python3}" -B "$peers/compare" --program "$program" --help
            exit
            ;;
    esac
done
[ -n "$python" ] || missing "no PyTorch in ${pythons[*]}: install python3-torch or pip install torch, or let PYTHON name a Python that has it"
command -v dotnet > /dev/null || missing "no dotnet: install the .NET SDK that global.json names"

dotnet build -c Release -v quiet -nologo -clp:NoSummary "$peers/.." >&2
exec "$python" -B "$peers/compare" --program "$program" "$@"
