using System.Globalization;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// How rows lie on threads, as far as the compiler must know it, and which kernels are wanted: text is compiled once for each
/// shape it is used in.
/// </summary>
/// <param name="Team">Threads a row: 8, 16 or 32 of a warp, or a block of 64 to 1024.</param>
/// <param name="Items">Items of a row that a thread holds in registers; 0 where rows stay in memory.</param>
/// <param name="Teams">Rows that a block has at a time.</param>
/// <param name="Storage">What the user's memory holds.</param>
/// <param name="IsForTemperature">Whether it is the kernel for the temperature's gradient that is wanted, and not the passes: few layers need it.</param>
internal readonly record struct KernelShape(int Team, int Items, int Teams, DeviceType Storage, bool IsForTemperature = false)
{
    private static readonly string[] Passes = ["Forward", "Backward"];
    private static readonly string[] OfTemperature = ["Temperature"];

    /// <summary>The kernels that result.</summary>
    public string[] Kernels => IsForTemperature ? OfTemperature : Passes;

    /// <summary>Threads of a block.</summary>
    public int Block => Team * Teams;

    /// <summary>The macros that tell the device text about it, as options of the compiler.</summary>
    public string[] Options() =>
    [
        Option("TEAM", Team),
        Option("ITEMS", Items),
        Option("TEAMS", Teams),
        Option("STORAGE", (int)Storage),
        Option("TEMPERATURE", IsForTemperature ? 1 : 0),
    ];

    private static string Option(string name, int value) =>
        string.Create(CultureInfo.InvariantCulture, $"-DSUBSETGEN_{name}={value}");
}
