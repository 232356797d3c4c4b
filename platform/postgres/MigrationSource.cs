using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Finsam.Postgres;

/// <summary>An assembly whose embedded <c>Migrations/NNNN_name.sql</c> are applied to the service's database.</summary>
/// <param name="Module">Name under which they are recorded; a migration's number is unique within it.</param>
/// <param name="Assembly">The assembly that embeds them.</param>
public sealed record MigrationSource(string Module, Assembly Assembly)
{
    /// <summary>The migrations by number.</summary>
    /// <exception cref="InvalidOperationException">A file's name lacks a number, or two have the same.</exception>
    public IReadOnlyList<Migration> Read()
    {
        var migrations = Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Migrations/", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(Load)
            .OrderBy(migration => migration.Number)
            .ToList();
        for (var i = 1; i < migrations.Count; i++)
        {
            if (migrations[i].Number == migrations[i - 1].Number)
            {
                throw new InvalidOperationException($"{Module}: migration {migrations[i].Number} stands twice.");
            }
        }

        return migrations;
    }

    private Migration Load(string resource)
    {
        var name = resource["Migrations/".Length..];
        if (!int.TryParse(name.Split('_')[0], out var number))
        {
            throw new InvalidOperationException($"{Module}: {name} does not begin with a number and an underscore.");
        }

        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd();
        return new Migration(number, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}
