using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace SubsetGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares text with a file beside the test, <c>Type.Method.verified.cs</c>; on a mismatch writes what came to
/// <c>Type.Method.received.cs</c> and fails with the difference. Verify's convention; docs/decisions/0010 says why not Verify.
/// </summary>
internal static class SnapshotVerifier
{
    /// <summary>Set to 1, this environment variable takes whatever comes as right.</summary>
    public const string AcceptVariable = "SUBSETGEN_ACCEPT_SNAPSHOTS";

    private static readonly string ProjectFolder = typeof(SnapshotVerifier).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;

    public static void Verify(string text, Type type, [CallerMemberName] string method = "") =>
        Verify(text, Path.Combine(ProjectFolder, "Snapshots", $"{type.Name}.{method}"), Environment.GetEnvironmentVariable(AcceptVariable) == "1");

    internal static void Verify(string text, string pathWithoutEnd, bool accept)
    {
        var (verified, received) = (pathWithoutEnd + ".verified.cs", pathWithoutEnd + ".received.cs");
        text = text.ReplaceLineEndings("\n");
        if (accept)
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : string.Empty;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        throw new XunitException(
            $"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)}. If that is meant, run the tests once with {AcceptVariable}=1.\n"
            + Difference(expected, text));
    }

    /// <summary>The lines that differ, with three lines around them.</summary>
    private static string Difference(string expected, string actual)
    {
        const int Around = 3;
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines;
        var near = new HashSet<int>();
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Type != ChangeType.Unchanged)
                near.UnionWith(Enumerable.Range(i - Around, (2 * Around) + 1));

        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (near.Contains(i))
                text.Append(Mark(lines[i].Type)).Append(lines[i].Text).Append('\n');
            else if (near.Contains(i - 1))
                text.Append("  ...\n");
        }

        return text.ToString();
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}
