namespace Finsam.LocalStack;

/// <summary>Where a stack keeps what: state, logs, secrets, reports. Everything below <see cref="Root"/>, which is not in the repository.</summary>
/// <param name="Root">Absolute path of the folder.</param>
public sealed record StackFolder(string Root)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What runs, on which ports and with which process ids.</summary>
    public string State => Path.Combine(Root, "state.json");

    /// <summary>Held while a command starts or stops the stack.</summary>
    public string Lock => Path.Combine(Root, ".lock");

    /// <summary>One log file a part.</summary>
    public string Logs => Path.Combine(Root, "log");

    /// <summary>Passwords and keys, made at the first start; readable by the owner only.</summary>
    public string Secrets => Path.Combine(Root, "secrets");

    /// <summary>Certificate authority that signs the gateway's development certificate.</summary>
    public string CertificateAuthority => Path.Combine(Secrets, "tls", "ca.pem");

    /// <summary>Reports that the command line saves.</summary>
    public string Out => Path.Combine(Root, "out");

    /// <summary>The folder at a path, with its subfolders in place.</summary>
    public static StackFolder Prepare(string path)
    {
        var folder = new StackFolder(Path.GetFullPath(path));
        Directory.CreateDirectory(folder.Root);
        Directory.CreateDirectory(folder.Logs);
        Directory.CreateDirectory(folder.Secrets, OwnerOnly);
        return folder;
    }

    /// <summary>The log file of a part.</summary>
    public string Log(string part) => Path.Combine(Logs, part + ".log");
}
