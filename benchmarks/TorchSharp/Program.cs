using System.CommandLine;
using SubsetGen.Benchmarks.Commands;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Benchmarks.TorchSharp;

var shape = new Option<Shape[]>("--shape")
{
    Description = "The shapes to measure, each rows,n,k with a k of 10 or 50.",
    DefaultValueFactory = _ => [new(100, 20, 10), new(128, 784, 50), new(128, 784, 10)],
    CustomParser = ShapeOption.Parse,
    AllowMultipleArgumentsPerToken = true,
};
var budget = new Option<double>("--budget")
{
    Description = "About how many seconds to measure each pair.",
    DefaultValueFactory = _ => 1,
};
budget.Validators.Add(result =>
{
    if (result.GetValue(budget) is not (> 0 and < 3600))
        result.AddError("--budget must be above 0 and below 3600 seconds.");
});
var output = new Option<FileInfo?>("--out")
{
    Description = "Also write the lines, after a description of the machine, to this file.",
};
var command = new RootCommand(
    "Measures modules in TorchSharp on one thread: against the kernel alone, against the library's softmax, and against the same method in its operations.")
{
    shape, budget, output,
};
command.SetAction(parsed => new TensorRun(
    parsed.GetValue(shape)!, TimeSpan.FromSeconds(parsed.GetValue(budget)), parsed.GetValue(output), new MeasurementProgress()).Run());
return command.Parse(args).Invoke();
