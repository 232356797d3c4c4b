using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Finsam.ServiceDefaults;

/// <summary>Settings from mounted files, for what must not stand in the environment: a file named <c>Finsam__Postgres</c> holds its value.</summary>
public static class SecretFiles
{
    private const string FolderSetting = "Finsam:SecretsFolder";

    /// <summary>Adds the files in the folder that <c>Finsam__SecretsFolder</c> names, when it names one.</summary>
    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[FolderSetting] is { Length: > 0 } folder)
        {
            builder.Configuration.AddKeyPerFile(source =>
            {
                source.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(Path.GetFullPath(folder));
                source.IgnorePrefix = "issuer";
                source.Optional = true;
            });
        }
    }
}
