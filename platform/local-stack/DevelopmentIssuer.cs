using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Finsam.LocalStack;

/// <summary>
/// Issues tokens on a development machine, where there is no identity provider: access tokens by RFC 9068, signed with ES256 by keys that the
/// stack made for itself. <c>services/issuer</c> publishes the keys at an address; where it does not run, they are in a file.
/// </summary>
public sealed class DevelopmentIssuer
{
    /// <summary>The <c>aud</c> of its tokens.</summary>
    public const string Audience = "finsam";

    /// <summary>The scopes of its tokens, where nothing else is asked for.</summary>
    public const string Scopes = "finsam.read finsam.write";

    /// <summary>Path of its token endpoint.</summary>
    public const string TokenPath = "/token";

    private const string NameWithoutAddress = "finsam-development";

    private readonly StackFolder _folder;

    private DevelopmentIssuer(StackFolder folder)
    {
        _folder = folder;
        Keys = new IssuerKeyRing(KeyFolder(folder), TimeProvider.System);
        Clients = new MachineClients(Path.Combine(KeyFolder(folder), "clients"));
    }

    /// <summary>Its keys.</summary>
    public IssuerKeyRing Keys { get; }

    /// <summary>The apps that it gives tokens to.</summary>
    public MachineClients Clients { get; }

    /// <summary>The address where its keys are found by discovery; null where it has none.</summary>
    public Uri? Address => File.Exists(AddressFile(_folder)) ? new Uri(File.ReadAllText(AddressFile(_folder))) : null;

    /// <summary>Where apps fetch tokens by their own credentials; null where it has no address.</summary>
    public Uri? TokenEndpoint => Address is { } address ? new Uri(address, TokenPath) : null;

    /// <summary>The <c>iss</c> of its tokens: its address, as OpenID Connect wants it, or its name where it has none.</summary>
    public string Issuer => Address?.AbsoluteUri.TrimEnd('/') ?? NameWithoutAddress;

    /// <summary>True when the stack has made its keys.</summary>
    public static bool Exists(StackFolder folder) => Directory.Exists(KeyFolder(folder));

    /// <summary>The issuer of a stack; its key is made when there is none.</summary>
    /// <exception cref="StackException">The environment says that this is no development machine.</exception>
    public static DevelopmentIssuer Open(StackFolder folder) => DevelopmentMachine.Denial is { } denial
        ? throw new StackException($"Utvecklingens utfärdare av åtkomsttoken finns bara på en dator för utveckling, och här gäller {denial}.")
        : new DevelopmentIssuer(folder);

    /// <summary>Says where its keys are published.</summary>
    public void PublishAt(int port) => Secrets.WriteNew(AddressFile(_folder), $"http://127.0.0.1:{port}");

    /// <summary>A token.</summary>
    /// <param name="subject">Whom it speaks for.</param>
    /// <param name="roles">Role names, such as <c>ekonom</c>.</param>
    /// <param name="forbund">Slugs of the förbund that it is good for.</param>
    /// <param name="insatser">Codes of the insatser that the subject is assigned to.</param>
    /// <param name="lifetime">How long it is good; at most <see cref="IssuerKeyRing.LongestLifetime"/>.</param>
    /// <param name="scope">Scopes, with spaces between them.</param>
    /// <param name="client">The app that it is for.</param>
    public string Issue(
        string subject,
        IReadOnlyList<string> roles,
        IReadOnlyList<string> forbund,
        IReadOnlyList<string> insatser,
        TimeSpan lifetime,
        string scope = Scopes,
        string client = "finsam-cli")
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, IssuerKeyRing.LongestLifetime);
        var now = DateTimeOffset.UtcNow;
        var key = Keys.Current;
        var header = Encode(new { alg = "ES256", typ = "at+jwt", kid = key.Id });
        var payload = Encode(new
        {
            iss = Issuer,
            aud = Audience,
            sub = subject,
            client_id = client,
            jti = Guid.NewGuid(),
            iat = now.ToUnixTimeSeconds(),
            exp = (now + lifetime).ToUnixTimeSeconds(),
            scope,
            role = roles,
            forbund,
            insats = insatser,
        });
        var signed = Encoding.ASCII.GetBytes($"{header}.{payload}");
        return $"{header}.{payload}.{Base64Url.EncodeToString(key.Key.SignData(signed, HashAlgorithmName.SHA256))}";
    }

    private static string KeyFolder(StackFolder folder) => Path.Combine(folder.Secrets, "issuer");

    private static string AddressFile(StackFolder folder) => Path.Combine(KeyFolder(folder), "address");

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
