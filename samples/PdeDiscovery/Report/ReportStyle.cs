namespace SubsetGen.PdeDiscovery.Report;

/// <summary>The page's style: one set of colours for light pages, one for dark, chosen by the reader's system.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark;
          --page: #fbfaf8; --card: #ffffff; --ink: #1d2230; --soft: #5c6474; --faint: #e4e2dd; --other: #b9bdc7;
          --s0: #4a5162; --s1: #1f5fbf; --s2: #c2500f; --s3: #12805c; --accent: #1f5fbf; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #14161b; --card: #1c1f26; --ink: #e8e9ed; --soft: #a3a9b6; --faint: #31353f; --other: #565c69;
          --s0: #c0c5d0; --s1: #7fb0ff; --s2: #ff9d5c; --s3: #55d3a2; --accent: #7fb0ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
        main { max-width: 1040px; margin: 0 auto; padding: 40px 20px 64px; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.015em; text-wrap: balance; }
        h2 { font-size: 1.15rem; margin: 0 0 2px; }
        p { margin: 0 0 14px; color: var(--soft); max-width: 76ch; }
        section { background: var(--card); border: 1px solid var(--faint); border-radius: 12px; overflow-x: auto;
          padding: 20px 22px; margin-top: 22px; }
        .equation { font-family: Cambria, Georgia, "Times New Roman", serif; font-size: clamp(1.15rem, 3.4vw, 1.75rem); }
        .equation.small { font-size: clamp(1rem, 2.4vw, 1.2rem); color: var(--soft); }
        .verdict { color: var(--s3); font-weight: 600; }
        .verdict.wrong { color: var(--s2); }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 14px 22px; margin: 18px 0 0; }
        dt { font-size: 0.82rem; color: var(--soft); }
        dd { margin: 0; font-size: 1.15rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        svg { display: block; width: 100%; min-width: 600px; height: auto; }
        svg text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; }
        svg .tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        svg .middle { text-anchor: middle; }
        svg .end { text-anchor: end; }
        svg .axis { fill: none; stroke: var(--soft); stroke-width: 1; }
        svg .grid { stroke: var(--faint); stroke-width: 1; }
        svg .frame { stroke: var(--faint); }
        svg .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
        svg .s0 { stroke: var(--s0); } svg .s1 { stroke: var(--s1); }
        svg .s2 { stroke: var(--s2); } svg .s3 { stroke: var(--s3); }
        svg .other { stroke: var(--other); stroke-width: 1.2; }
        .grid-table { border-collapse: separate; border-spacing: 4px; width: 100%;
          min-width: 640px; font-variant-numeric: tabular-nums; }
        .grid-table th { color: var(--soft); font-weight: 500; padding: 4px; }
        .grid-table td { border: 2px solid transparent; border-radius: 8px; padding: 6px 8px;
          height: 74px; width: 15.5%; vertical-align: top;
          background: color-mix(in srgb, var(--accent) var(--tint), var(--page)); }
        .grid-table td.true { border-color: var(--s3); }
        .grid-table span { display: block; line-height: 1.35; }
        .grid-table .probability { font-size: 0.82rem; }
        .grid-table .coefficient { font-weight: 650; }
        footer { margin-top: 26px; font-size: 0.85rem; color: var(--soft); }
        """;
}
