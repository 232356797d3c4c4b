using Finsam.EndToEnd.Tests.Node;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>Builds the TypeScript app once for the run; its packages are fetched when they are not those of the lock file.</summary>
internal static class TypeScriptBuild
{
    private static readonly Lazy<Task> Build = new(BuildAsync);

    /// <summary>Folder of the app.</summary>
    public static string Folder { get; } = Path.Combine(TestStack.RepositoryRoot, "docs", "clients", "typescript");

    /// <summary>Done when it is built.</summary>
    public static Task Done => Build.Value;

    private static async Task BuildAsync()
    {
        await NodePackages.InstallAsync(Folder);
        await NodePackages.RunAsync(Folder, "run", "build");
    }
}
