namespace SubsetGen.Benchmarks.Measurement;

/// <summary>The lines of a measurement: on the output stream as they come, and in a file with a description of the machine above them.</summary>
internal sealed class ResultLines
{
    private readonly List<string> _lines = [];

    /// <summary>Shows a line and remembers it.</summary>
    public void Write(string line)
    {
        _lines.Add(line);
        Console.Out.WriteLine(line);
    }

    /// <summary>Writes all lines to a file, where one is wanted.</summary>
    public void Save(FileInfo? file)
    {
        if (file is not null)
            File.WriteAllLines(file.FullName, [.. MachineDescription.Lines().Select(line => "# " + line), .. _lines]);
    }
}
