using System.Text.RegularExpressions;

namespace SubsetGen.Cuda.Tests.Compiled;

/// <summary>What a thread of a kernel takes on a device, as its assembler says with <c>--ptxas-options=-v</c>.</summary>
/// <param name="Kernel">The name of the kernel.</param>
/// <param name="Registers">Registers of 32 bits, at most 255.</param>
/// <param name="StackBytes">Memory for arrays that are not in registers, of the kernel and of all it calls.</param>
/// <param name="SpillStoreBytes">Written to memory because registers did not suffice.</param>
/// <param name="SpillLoadBytes">Read back from there.</param>
internal sealed partial record KernelResources(
    string Kernel, int Registers, int StackBytes, int SpillStoreBytes, int SpillLoadBytes)
{
    /// <summary>Whether everything that the text keeps in variables is in registers.</summary>
    public bool IsInRegisters => StackBytes == 0 && SpillStoreBytes == 0 && SpillLoadBytes == 0;

    /// <summary>Reads the log of a compilation: all its kernels.</summary>
    public static IReadOnlyList<KernelResources> Parse(string log)
    {
        var kernels = new List<KernelResources>();
        foreach (var line in log.Split('\n'))
        {
            if (Entry().Match(line) is { Success: true } entry)
                kernels.Add(new KernelResources(entry.Groups[1].Value, 0, 0, 0, 0));
            else if (kernels.Count == 0)
                continue;
            else if (Memory().Match(line) is { Success: true } memory)
            {
                // Functions that are called have a line of their own each.
                var kernel = kernels[^1];
                kernels[^1] = kernel with
                {
                    StackBytes = kernel.StackBytes + Number(memory, 1),
                    SpillStoreBytes = kernel.SpillStoreBytes + Number(memory, 2),
                    SpillLoadBytes = kernel.SpillLoadBytes + Number(memory, 3),
                };
            }
            else if (Used().Match(line) is { Success: true } used)
                kernels[^1] = kernels[^1] with { Registers = Number(used, 1) };
        }

        return kernels;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan);

    [GeneratedRegex(@"Compiling entry function '(\w+)'")]
    private static partial Regex Entry();

    [GeneratedRegex(@"(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads")]
    private static partial Regex Memory();

    [GeneratedRegex(@"Used (\d+) registers")]
    private static partial Regex Used();
}
