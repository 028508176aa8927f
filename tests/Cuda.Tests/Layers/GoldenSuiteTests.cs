using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Golden;
using SubsetGen.Golden.Checks;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Layers;

/// <summary>
/// The suite that real devices pass, the short one, on the emulated device, with threads in several orders. Its halves are classes of
/// their own, so that they run at the same time.
/// </summary>
public abstract class GoldenSuiteTests
{
    /// <summary>The first thread first, the last first, and a seed.</summary>
    private static readonly uint[] Orders = [0, 1, 5];

    private static readonly Dictionary<string, Check> Checks =
        GoldenSuite.Checks.Where(check => check.IsShort).ToDictionary(check => check.Name);

    private protected static TheoryData<string> Of(params DeviceType[] storage) =>
        [.. Checks.Values.Where(check => storage.Contains(check.Storage)).Select(check => check.Name)];

    private protected static void Holds(string name)
    {
        var check = Checks[name];
        var host = new EmulatedHost();
        using var chosen = KernelHost.Choose(host);
        var first = check.Run();
        check.Judge(first);
        foreach (var order in Orders.Skip(1))
        {
            host.Order = order;
            Assert.True(first.HasBitsOf(check.Run()), $"With threads in order {order} the result is another than with the first thread first.");
        }
    }
}
