using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class CacheFolderTests
{
    private static readonly string Root = Path.GetFullPath("/");

    [Fact]
    public void Kernels_lie_in_a_folder_of_their_own_among_the_users_caches() =>
        Assert.Equal(In("home", "subsetgen", "kernels"), CacheFolder.Find(null, null, In("home")));

    [Fact]
    public void A_folder_for_caches_that_the_desktop_names_comes_first() =>
        Assert.Equal(In("shared", "subsetgen", "kernels"), CacheFolder.Find(null, In("shared"), In("home")));

    [Theory]
    [InlineData("")]
    [InlineData("not/absolute")]
    public void A_shared_folder_that_is_no_absolute_path_is_passed_over(string shared) =>
        Assert.Equal(In("home", "subsetgen", "kernels"), CacheFolder.Find(null, shared, In("home")));

    [Fact]
    public void The_variable_names_the_folder_itself() =>
        Assert.Equal(In("mine"), CacheFolder.Find(In("mine"), In("shared"), In("home")));

    [Fact]
    public void The_variable_set_to_nothing_turns_the_cache_off() =>
        Assert.Null(CacheFolder.Find(string.Empty, In("shared"), In("home")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_user_without_a_home_has_no_cache(string? home) => Assert.Null(CacheFolder.Find(null, null, home));

    private static string In(params string[] parts) => Path.Combine([Root, .. parts]);
}
