using System.Security.Cryptography;

namespace Finsam.LocalStack;

/// <summary>Passwords and signing keys of a stack, made when first asked for and kept in its secrets folder with mode 0600.</summary>
/// <param name="Folder">The secrets folder, 0700.</param>
internal sealed record Secrets(string Folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The password with a name; letters and digits only, so that it fits any address or connection string unescaped.</summary>
    public string Password(string name)
    {
        var path = Path.Combine(Folder, name + ".password");
        if (!File.Exists(path))
        {
            WriteNew(path, RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32));
        }

        return File.ReadAllText(path);
    }

    /// <summary>The file of a private key on the curve P-256, PEM, by its name.</summary>
    public string SigningKeyFile(string name)
    {
        var path = Path.Combine(Folder, name + ".pem");
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteNew(path, made.ExportPkcs8PrivateKeyPem());
        }

        return path;
    }

    /// <summary>Writes a file that only the owner can read; whole or not at all.</summary>
    public static void WriteNew(string path, string text)
    {
        var fresh = path + ".new";
        File.Delete(fresh);
        using (var stream = new FileStream(fresh, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly,
        }))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
