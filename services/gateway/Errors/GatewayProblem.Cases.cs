using Finsam.Gateway.Limits;

namespace Finsam.Gateway.Errors;

/// <content>The cases there are.</content>
internal sealed partial record GatewayProblem
{
    private const int ResourceExhausted = 8;
    private const int Unimplemented = 12;
    private const int Unavailable = 14;
    private const int DeadlineExceeded = 4;
    private const int Cancelled = 1;
    private const int InvalidArgument = 3;
    private const int PermissionDenied = 7;
    private const int Unauthenticated = 16;

    public static GatewayProblem TokenMissing() => new(
        401, Unauthenticated, "TOKEN_MISSING", "Åtkomsttoken saknas", "Anropet saknar åtkomsttoken. Skicka Authorization: Bearer <token>.");

    public static GatewayProblem TokenInvalid() => new(
        401, Unauthenticated, "TOKEN_INVALID", "Åtkomsttoken godtas inte", "Åtkomsttoken är felaktig, gäller någon annan tjänst eller har gått ut.");

    public static GatewayProblem ScopeMissing(string read, string write) => new(
        403, PermissionDenied, "SCOPE_MISSING", "Åtkomsttoken räcker inte till",
        $"Åtkomsttoken ger inte appen rätt att anropa tjänsterna: scope {read} eller {write} saknas.");

    public static GatewayProblem TooManyCalls(int perSecond, string whose, TimeSpan wait) => new(
        429, ResourceExhausted, "TOO_MANY_CALLS", "För många anrop", $"För många anrop från {whose}: {perSecond} i sekunden tas emot i längden.")
    { RetryAfter = wait };

    public static GatewayProblem TooManyUnderWay(int most, TimeSpan wait) => new(
        429, ResourceExhausted, "TOO_MANY_CALLS_UNDER_WAY", "För många samtidiga anrop", $"Klienten har redan {most} anrop igång, och fler tas inte emot.")
    { RetryAfter = wait };

    public static GatewayProblem TooManyRefusedTokens() => new(
        429, ResourceExhausted, "TOO_MANY_REFUSED_TOKENS", "För många felaktiga åtkomsttoken",
        "För många åtkomsttoken från den här adressen har avvisats. Försök igen om en stund.")
    { RetryAfter = AddressWindow.Wait };

    public static GatewayProblem TooManyPublicCalls(int perMinute) => new(
        429, ResourceExhausted, "TOO_MANY_CALLS", "För många anrop",
        $"För många anrop utan åtkomsttoken från den här adressen: {perMinute} i minuten tas emot. Försök igen om en stund.")
    { RetryAfter = AddressWindow.Wait };

    public static GatewayProblem UnknownPath(string path) => new(404, Unimplemented, "PATH_UNKNOWN", "Okänd adress", $"Adressen {path} finns inte.");

    public static GatewayProblem MethodNotAllowed(string allowed) => new(
        405, Unimplemented, "METHOD_NOT_ALLOWED", "Metoden kan inte användas", $"Adressen tar bara emot {allowed}.");

    public static GatewayProblem BodyTooLarge(long most) => new(
        413, ResourceExhausted, "BODY_TOO_LARGE", "För stort", $"Innehållet är för stort: högst {most} byte tas emot.");

    public static GatewayProblem TwoLengths() => new(
        400, InvalidArgument, "LENGTH_AMBIGUOUS", "Tvetydig längd", "Begäran anger både Content-Length och Transfer-Encoding. Ange bara den ena.");

    public static GatewayProblem BodyTooSlow() => new(
        408, Cancelled, "BODY_TOO_SLOW", "Begäran kom för långsamt", "Begärans innehåll kom för långsamt och togs inte emot.");

    public static GatewayProblem BodyUnreadable() => new(
        400, Cancelled, "BODY_UNREADABLE", "Begäran bröts", "Begärans innehåll kom inte fram helt.");

    public static GatewayProblem ServiceUnavailable(string service) => new(
        503, Unavailable, "SERVICE_UNAVAILABLE", "Tjänsten svarar inte", $"Tjänsten {service} svarar inte just nu. Försök igen om en stund.")
    { Service = service };

    public static GatewayProblem ServiceTooSlow(string service) => new(
        504, DeadlineExceeded, "SERVICE_TIMEOUT", "Tjänsten svarade inte i tid", $"Tjänsten {service} svarade inte i tid.") { Service = service };
}
