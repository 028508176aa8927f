using Spectre.Console;
using SubsetGen.TorchSharpVae.Data;
using SubsetGen.TorchSharpVae.Drawing;
using SubsetGen.TorchSharpVae.Model;
using SubsetGen.TorchSharpVae.Report;
using SubsetGen.TorchSharpVae.Training;
using TorchSharp;

namespace SubsetGen.TorchSharpVae.Cli;

/// <summary>The program from options to report: images, one model an estimator, results.</summary>
internal static class VaeRun
{
    private const int Shown = 16;

    /// <summary>Runs it.</summary>
    /// <exception cref="UserErrorException">The images or the device cannot be used, or a file cannot be written.</exception>
    public static void Run(VaeOptions options, TextWriter output)
    {
        // Asked first, so that a run does not end with nowhere to put what it found.
        AtomicFile.CheckWritable(options.ReportPath);
        if (options.SavePath is { } savePath)
            AtomicFile.CheckWritable(savePath);
        var plan = new TrainingPlan(options.Epochs, options.Batch, options.Seed, DeviceOf(options.Device));
        var digits = Load(options, output);
        var console = TextConsole.On(output);

        // No other thread than this one may allocate while it is in libtorch: see the project file.
        var results = ProgressDisplay.Show(
            console, progress => Train(options, plan, digits, console, progress), onOwnThread: false);

        ResultDisplay.Show(console, results);
        AtomicFile.WriteAllText(options.ReportPath, ReportPage.Render(options, digits, results));
        output.WriteLine($"Report: {options.ReportPath}");
        output.WriteLine(ResultDisplay.LastLine(results));
    }

    private static Digits Load(VaeOptions options, TextWriter output)
    {
        if (options.DataFolder is { } folder)
        {
            var read = DigitFolder.Read(folder);
            return read with { Training = read.Training.First(options.Limit), HeldOut = read.HeldOut.First(options.Limit) };
        }

        output.WriteLine("No --data DIR, so the digits are drawn here.");
        output.WriteLine($"MNIST's files, {string.Join(" and ", DigitFolder.FileNames)}, are at {DigitFolder.Source}");
        return DrawnDigits.Draw(options.Limit, options.Seed);
    }

    private static torch.Device DeviceOf(ComputeDevice device)
    {
        if (device == ComputeDevice.Cpu)
            return torch.CPU;
        return torch.cuda.is_available()
            ? torch.CUDA
            : throw new UserErrorException("there is no CUDA device that libtorch can use (build with -p:Cuda=true where there is one)");
    }

    private static TrainingResult[] Train(
        VaeOptions options, TrainingPlan plan, Digits digits, IAnsiConsole console, IProgressDisplay progress)
    {
        using var training = new ImageTensor(digits.Training, plan.Device);
        using var heldOut = new ImageTensor(digits.HeldOut, plan.Device);
        EpochLines.WriteHead(console, training.Count, heldOut.Count);
        return [.. options.Estimators.Select(estimator =>
        {
            using var model = SubsetVae.Create(estimator, plan.Seed, plan.Device);
            using var trainer = new Trainer(model, training, heldOut, plan);
            var epochs = progress.Stage(estimator.Title, plan.Epochs * plan.StepsOf(training.Count), done =>
                trainer.Run(done, epoch => EpochLines.Write(console, estimator, epoch)));
            if (options.SavePathOf(estimator) is { } path)
                AtomicFile.Write(path, temporary => model.save(temporary));
            return new TrainingResult(
                estimator, epochs, Evaluation.OfMostLikelyCodes(model, heldOut, plan).CrossEntropy,
                Evaluation.Reconstruct(model, heldOut, Shown), Evaluation.Invent(model, Shown, plan.Device));
        })];
    }
}
