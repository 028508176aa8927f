using SubsetGen.Runtime.Cuda.Native;

namespace SubsetGen.Runtime.Tests.Cuda;

public class BoundLibraryTests
{
    private const string Present = "libc.so.6";

    [Fact]
    public void A_library_that_is_nowhere_is_missing_under_all_its_names()
    {
        var library = new BoundLibrary("a library", null, "no-such-library.so.2", "no-such-library.so.1");
        Assert.Equal(0, library.Handle);
        Assert.Equal("A library was not found (looked for no-such-library.so.2, no-such-library.so.1).", library.Missing);
    }

    [SkippableFact]
    public void The_first_name_that_is_there_is_taken()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It asks for a library of Linux.");
        var library = new BoundLibrary("a library", null, "no-such-library.so.2", Present);
        Assert.NotEqual(0, library.Handle);
        Assert.Null(library.Missing);
    }

    [SkippableFact]
    public void A_variable_names_the_file_and_nothing_else_is_tried()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It asks for a library of Linux.");
        const string Variable = "SUBSETGEN_TEST_LIBRARY";
        Environment.SetEnvironmentVariable(Variable, Present);
        Assert.NotEqual(0, new BoundLibrary("a library", Variable, "no-such-library.so").Handle);
        Environment.SetEnvironmentVariable(Variable, "/no/such/file.so");
        Assert.Equal(
            "A library was not found (SUBSETGEN_TEST_LIBRARY names /no/such/file.so, which cannot be loaded).",
            new BoundLibrary("a library", Variable, Present).Missing);
        Environment.SetEnvironmentVariable(Variable, null);
    }
}
