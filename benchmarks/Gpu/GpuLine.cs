using System.Globalization;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>One measured pass, and its text: columns that a person reads and a script splits at spaces.</summary>
/// <param name="Case">What.</param>
/// <param name="Pass">Which pass of it.</param>
/// <param name="Microseconds">The median of its time.</param>
/// <param name="CopyMicroseconds">That of a copy that moves as many bytes as the pass must.</param>
/// <param name="Kernels">How many kernels it started.</param>
/// <param name="Registers">The most registers a thread of them takes; null where that is not known.</param>
/// <param name="StackBytes">The most bytes on the stack of a thread.</param>
/// <param name="Error">The largest difference from double precision, in the subset or, of backward, in the gradient.</param>
internal sealed record GpuLine(
    GpuCase Case, GpuPass Pass, double Microseconds, double CopyMicroseconds, int Kernels, int? Registers, int? StackBytes, double Error)
{
    /// <summary>The names of the columns, as a comment line.</summary>
    public static string Header { get; } =
        $"# {"method",-16} {"rows",6} {"n",7} {"k",5} {"storage",-9} {"pass",-16} {"us",11} {"copy_us",11} {"of_copy",7} {"kernels",7} {"registers",9} {"stack",5} {"error",8}";

    /// <summary>The share of the copy's bandwidth.</summary>
    public double ShareOfCopy => CopyMicroseconds / Microseconds;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Case.Columns} {Pass.Text(),-16} {Microseconds,11:0.00} {CopyMicroseconds,11:0.00} {ShareOfCopy,7:0.000} {Kernels,7} {Registers?.ToString(CultureInfo.InvariantCulture) ?? "-",9} {StackBytes?.ToString(CultureInfo.InvariantCulture) ?? "-",5} {Error,8:0.0e+00}");
}
