using System.Text.Json.Nodes;

namespace Finsam.LocalStack;

/// <summary>
/// The keys of the development issuer, in a folder. The youngest signs; one that has a successor is published until every token that it can
/// have signed has expired, and is then deleted.
/// </summary>
public sealed class IssuerKeyRing
{
    /// <summary>The longest that a token is good for.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromHours(8);

    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>The ring in a folder; a first key is made when there is none.</summary>
    public IssuerKeyRing(string folder, TimeProvider time)
    {
        (_folder, _time) = (folder, time);
        Directory.CreateDirectory(folder);
        if (IssuerKey.ReadAll(folder).Count == 0)
        {
            Rotate();
        }
    }

    /// <summary>The public keys as a file, for services that have no address to fetch them from; written at each change.</summary>
    public string KeySetFile => Path.Combine(_folder, "jwks.json");

    /// <summary>The key that signs.</summary>
    internal IssuerKey Current => IssuerKey.ReadAll(_folder)[^1];

    /// <summary>The public keys that tokens may be checked with at this moment, as a JSON Web Key Set.</summary>
    public string PublicKeys() => new JsonObject { ["keys"] = new JsonArray([.. Living().Select(key => key.Public)]) }.ToJsonString();

    /// <summary>Makes a new key, which signs from now on. What the ones before it have signed stays good.</summary>
    public void Rotate()
    {
        IssuerKey.Make(_folder, _time.GetUtcNow());
        var living = Living();
        foreach (var dead in IssuerKey.ReadAll(_folder).Where(key => living.All(other => other.MadeAt != key.MadeAt)))
        {
            dead.Delete(_folder);
        }

        Secrets.WriteNew(KeySetFile, PublicKeys());
    }

    private List<IssuerKey> Living()
    {
        var keys = IssuerKey.ReadAll(_folder);
        var oldest = _time.GetUtcNow() - LongestLifetime;
        return [.. keys.Where((_, i) => i == keys.Count - 1 || keys[i + 1].MadeAt > oldest)];
    }
}
