namespace Finsam.LocalStack;

/// <summary>
/// The system user that a server runs as. PostgreSQL refuses to run as root and RabbitMQ should not, so root drops to the user that the
/// distribution made for the server; an ordinary user runs the server as itself.
/// </summary>
/// <param name="Name">User name; null for the caller itself.</param>
internal sealed record ServerUser(string? Name)
{
    /// <summary>The user for a server.</summary>
    /// <param name="whenRoot">User that the distribution made for the server.</param>
    public static ServerUser For(string whenRoot) => new(Environment.UserName == "root" ? whenRoot : null);

    /// <summary>The words that start a command as this user; empty for the caller itself.</summary>
    public IReadOnlyList<string> Prefix =>
        Name is null ? [] : ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--"];

    /// <summary>Makes a folder that only this user can read.</summary>
    public async Task MakeFolderAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnAsync(path, cancellationToken);
    }

    /// <summary>Hands a file or folder over to this user.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (Name is not null)
        {
            await ShortCommand.RunAsync(["chown", "-R", $"{Name}:{Name}", path], cancellationToken: cancellationToken);
        }
    }

    /// <summary>True when this user can enter a folder: every folder above it must let it pass.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken) =>
        Name is null || await ShortCommand.ExitCodeAsync([.. Prefix, "test", "-x", folder], cancellationToken) == 0;
}
