using System.CommandLine;
using BenchmarkDotNet.Running;
using SubsetGen.Benchmarks.Commands;

var bdn = new Command("bdn", "Run the BenchmarkDotNet classes; what follows is passed on, for example --filter '*SigmoidTopK*'.")
{
    TreatUnmatchedTokensAsErrors = false,
};
bdn.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(RatioCommand).Assembly).Run([.. parsed.UnmatchedTokens]));
return new RootCommand("Measures the generated layers against the same methods written the ordinary way, and runs them on a CUDA device.")
{
    RatioCommand.Create(),
    ScaleCommand.Create(),
    ServeCommand.Create(),
    GpuCommand.Create(options => new GpuRun(options, new MeasurementProgress()).Run()),
    bdn,
}.Parse(args).Invoke();
