using System.Security.Cryptography;
using System.Text;

namespace Finsam.LocalStack;

/// <summary>Chooses where PostgreSQL and RabbitMQ keep their data.</summary>
internal static class ServerFolder
{
    private const string Elsewhere = "/var/tmp";
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>
    /// The folder below the stack's own; or, when the servers' users can't reach that (a clone under /root), one under /var/tmp named after
    /// it, with a link to it where it would have been.
    /// </summary>
    public static async Task<string> PrepareAsync(StackFolder folder, IEnumerable<ServerUser> users, CancellationToken cancellationToken)
    {
        var here = Path.Combine(folder.Root, "servers");
        if (new DirectoryInfo(here).LinkTarget is { } target)
        {
            Directory.CreateDirectory(target, Passable);
            return target;
        }

        Directory.CreateDirectory(here, Passable);
        foreach (var user in users)
        {
            if (!await user.CanEnterAsync(here, cancellationToken))
            {
                return MakeElsewhere(folder, here);
            }
        }

        return here;
    }

    private static string MakeElsewhere(StackFolder folder, string here)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..12];
        var path = Path.Combine(Elsewhere, $"finsam-{name}");
        // Only root comes here. The folder is world-writable, so a folder that someone else has put there is not trusted.
        if (Directory.Exists(path) && !OwnedByCaller(path))
        {
            throw new StackException($"{path} finns redan men ägs av någon annan. Ta bort den.");
        }

        // No link led to it: it belongs to a stack folder that has been deleted since, secrets and all, and nobody can open it any more.
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(path, Passable);
        Directory.Delete(here);
        Directory.CreateSymbolicLink(here, path);
        return path;
    }

    private static bool OwnedByCaller(string path)
    {
        try
        {
            // Changing the mode is refused to everyone but the owner and root, and root comes here: ask stat instead.
            using var stat = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%u %F", path]) { RedirectStandardOutput = true })!;
            var text = stat.StandardOutput.ReadToEnd().Trim();
            stat.WaitForExit();
            return text == "0 directory";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
