using System.Globalization;
using System.Net;
using SubsetGen.TorchSharpVae.Cli;
using SubsetGen.TorchSharpVae.Data;
using SubsetGen.TorchSharpVae.Model;
using SubsetGen.TorchSharpVae.Training;

namespace SubsetGen.TorchSharpVae.Report;

/// <summary>The report: one page that needs nothing but itself.</summary>
internal static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="digits">The images.</param>
    /// <param name="results">What came of it, one for each estimator.</param>
    public static string Render(VaeOptions options, Digits digits, IReadOnlyList<TrainingResult> results) => HtmlPage.Render(
        "A variational autoencoder whose codes are k-subsets", ReportStyle.Css, Body(options, digits, results), "TorchSharpVae");

    private static string Body(VaeOptions options, Digits digits, IReadOnlyList<TrainingResult> results) => $"""
        <p>An image is encoded as {SubsetVae.Groups} subsets, each of {SubsetVae.Chosen} out of {SubsetVae.Items} items, and decoded
        again. The models differ in how a gradient passes through the choice of the subsets; they begin with the same weights and
        see the same images in the same order.</p>
        {Facts(options, digits)}
        {HtmlPage.Section(
            "The bound",
            "ELBO after each epoch, in nats an image, the larger the better: codes are drawn exactly from the distribution over "
            + "k-subsets that the logits define, and its divergence from the uniform one is exact. All models are judged in this way, "
            + "however they learn. Under most likely code is the cross entropy alone, with the most likely subsets in place of drawn ones. "
            + "The objective is what a model learned from, with samples of its own, over the last epoch.",
            ElboPlot.Render(results) + Table(results))}
        {HtmlPage.Section(
            "Reconstructions",
            "Held-out images, and what each model makes of them: decoded from the most likely subsets.",
            Strips([
                ("Original", digits.HeldOut.First(results[0].Reconstructions.Count)),
                .. results.Select(r => (r.Estimator.Title, r.Reconstructions))]))}
        {HtmlPage.Section(
            "Inventions",
            "What each model makes of subsets drawn at random, all equally likely.",
            Strips(results.Select(r => (r.Estimator.Title, r.Inventions))))}
        """;

    private static string Facts(VaeOptions options, Digits digits) => $"""
        <section>
        <dl>
        {HtmlPage.Fact("images", WebUtility.HtmlEncode(digits.Source))}
        {HtmlPage.Fact("to learn from", Whole(digits.Training.Count))}
        {HtmlPage.Fact("held out", Whole(digits.HeldOut.Count))}
        {HtmlPage.Fact("epochs", Whole(options.Epochs))}
        {HtmlPage.Fact("images a step", Whole(options.Batch))}
        {HtmlPage.Fact("seed", options.Seed.ToString(CultureInfo.InvariantCulture))}
        </dl>
        </section>
        """;

    private static string Table(IReadOnlyList<TrainingResult> results) =>
        $"<table class=\"data\">\n<thead>{Row("th", ResultRows.Columns)}</thead>\n"
        + $"<tbody>{string.Concat(ResultRows.Of(results).Select(r => Row("td", r)))}</tbody></table>\n";

    private static string Row(string cell, IEnumerable<string> texts) =>
        $"<tr>{string.Concat(texts.Select(t => $"<{cell}>{WebUtility.HtmlEncode(t)}</{cell}>"))}</tr>\n";

    private static string Strips(IEnumerable<(string Name, ImageSet Images)> strips) =>
        $"<div class=\"strips\">\n{string.Concat(strips.Select(s =>
            $"<span>{WebUtility.HtmlEncode(s.Name)}</span>{ImageStrip.Render(s.Images, WebUtility.HtmlEncode(s.Name))}\n"))}</div>\n";

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
