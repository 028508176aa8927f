namespace SubsetGen.PdeDiscovery.Data;

/// <summary>
/// Reads a field as the published data sets store it: <c>uu</c> of points x times, with the grid in <c>x</c> and <c>tt</c>.
/// The period in x is one spacing more than the distance from the first point to the last.
/// </summary>
internal static class FieldFile
{
    private const int MinPoints = 32;
    private const double Uneven = 1e-6;

    /// <summary>Reads a file.</summary>
    /// <param name="path">A MAT file.</param>
    /// <param name="minTimes">The fewest snapshots that are of use.</param>
    /// <exception cref="UserErrorException">It cannot be read, or does not hold such a field.</exception>
    public static Field Read(string path, int minTimes)
    {
        if (Directory.Exists(path))
            throw new UserErrorException($"cannot read '{path}': it is a folder");
        try
        {
            var variables = MatFile.Read(File.ReadAllBytes(path));
            return ToField(Find(variables, "uu"), Find(variables, "x"), Find(variables, "tt"), minTimes);
        }
        catch (MatFormatException e)
        {
            throw new UserErrorException($"cannot read '{path}': {e.Message}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"cannot read '{path}': there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"cannot read '{path}': {e.Message}");
        }
    }

    private static MatArray Find(Dictionary<string, MatArray?> variables, string name)
    {
        if (!variables.TryGetValue(name, out var array))
        {
            var there = variables.Count == 0 ? "none" : string.Join(", ", variables.Keys.Order(StringComparer.Ordinal));
            throw new MatFormatException($"it has no variable '{name}' (variables: {there})");
        }

        return array ?? throw new MatFormatException($"its variable '{name}' is not a matrix of real numbers");
    }

    private static Field ToField(MatArray values, MatArray x, MatArray t, int minTimes)
    {
        var (points, times) = (values.Rows, values.Columns);
        if (x.Values.Length != points || t.Values.Length != times)
        {
            throw new MatFormatException(
                $"'uu' is {points} x {times}, but 'x' has {x.Values.Length} values and 'tt' has {t.Values.Length}");
        }

        if (points < MinPoints || times < minTimes)
            throw new MatFormatException($"'uu' is {points} x {times}; at least {MinPoints} x {minTimes} are needed");
        if (!values.Values.All(double.IsFinite))
            throw new MatFormatException("'uu' has values that are not finite");
        return new(points, times, points * Step(x.Values, "x"), Step(t.Values, "tt"), values.Values, t.Values[0]);
    }

    private static double Step(double[] grid, string name)
    {
        var step = (grid[^1] - grid[0]) / (grid.Length - 1);
        for (var i = 1; i < grid.Length; i++)
        {
            if (!(step > 0) || !(Math.Abs(grid[i] - grid[i - 1] - step) <= Uneven * step))
                throw new MatFormatException($"'{name}' is not an evenly spaced, rising grid");
        }

        return step;
    }
}
