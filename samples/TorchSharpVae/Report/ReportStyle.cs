namespace SubsetGen.TorchSharpVae.Report;

/// <summary>What this sample's page adds to the common style.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        .data { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 14px 0 0; font-size: 0.92rem; }
        .data th { color: var(--soft); font-weight: 500; text-align: right; padding: 4px 16px 4px 0; vertical-align: bottom; }
        .data td { text-align: right; padding: 4px 16px 4px 0; border-top: 1px solid var(--faint); white-space: nowrap; }
        .data th:first-child, .data td:first-child { text-align: left; }
        .strips { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; align-items: center; min-width: 600px; }
        .strips span { color: var(--soft); font-size: 0.92rem; }
        .strip { width: 100%; height: auto; display: block; border-radius: 4px; }
        """;
}
