using Finsam.LocalStack;

namespace Finsam.Cli;

/// <summary>Where the command line runs: the repository, and the folder of its stack.</summary>
/// <param name="Root">Root of the repository.</param>
/// <param name="Var">Folder of the stack's data, secrets, logs and reports.</param>
internal sealed record CliEnvironment(string Root, string Var)
{
    /// <summary>From the script's variables <c>FINSAM_ROOT</c> and <c>FINSAM_VAR</c>, or else from where this program lies.</summary>
    public static CliEnvironment Current()
    {
        var root = Environment.GetEnvironmentVariable("FINSAM_ROOT") is { Length: > 0 } given ? given : FindRoot();
        var var = Environment.GetEnvironmentVariable("FINSAM_VAR") is { Length: > 0 } other ? other : Path.Combine(root, "var");
        return new CliEnvironment(Path.GetFullPath(root), Path.GetFullPath(var));
    }

    /// <summary>The stack's folder.</summary>
    public StackFolder Folder => new(Var);

    /// <summary>The services, built in the same configuration as this program.</summary>
    public ServiceBinaries Binaries => new(Root, Configuration);

    /// <summary>What a stack is started with.</summary>
    public StackOptions StackOptions => new(Var, Binaries);

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
