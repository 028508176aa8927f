using System.Diagnostics;
using SubsetGen.Torch.Tests.Traps;

namespace SubsetGen.Torch.Tests;

/// <summary>What fails inside autograd is an exception where autograd was called. Without that these would end the process.</summary>
public sealed class TrapTests
{
    public static TheoryData<string> Traps => [.. Trap.Names];

    [Theory, MemberData(nameof(Traps))]
    public async Task A_failure_is_an_exception_of_the_call_that_asked_for_gradients(string trap)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "exec", typeof(Trap).Assembly.Location, trap },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"{process.ExitCode}\n{output}\n{await error}");
        Assert.Contains("its backward pass failed.", output, StringComparison.Ordinal);
    }
}
