using System.CommandLine;
using SubsetGen.Benchmarks.Serve;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>The command line of the measurements for another program.</summary>
internal static class ServeCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Measure layers for another program, benchmarks/peers/compare.sh: requests and answers are lines of JSON.");
        command.SetAction(_ =>
        {
            using var server = new Server(Console.In, Console.Out);
            server.Run();
        });
        return command;
    }
}
