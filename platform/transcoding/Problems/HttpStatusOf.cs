using Grpc.Core;

namespace Finsam.Transcoding.Problems;

/// <summary>HTTP statuses of gRPC codes (the "HTTP Mapping" comments of google/rpc/code.proto), and their titles in Swedish.</summary>
internal static class HttpStatusOf
{
    private static readonly Dictionary<StatusCode, (int Http, string Name, string Title)> Table = new()
    {
        [StatusCode.OK] = (200, "OK", "Klart"),
        [StatusCode.Cancelled] = (499, "CANCELLED", "Anropet avbröts"),
        [StatusCode.Unknown] = (500, "UNKNOWN", "Okänt fel"),
        [StatusCode.InvalidArgument] = (400, "INVALID_ARGUMENT", "Ogiltig begäran"),
        [StatusCode.DeadlineExceeded] = (504, "DEADLINE_EXCEEDED", "Tiden gick ut"),
        [StatusCode.NotFound] = (404, "NOT_FOUND", "Finns inte"),
        [StatusCode.AlreadyExists] = (409, "ALREADY_EXISTS", "Finns redan"),
        [StatusCode.PermissionDenied] = (403, "PERMISSION_DENIED", "Behörighet saknas"),
        [StatusCode.ResourceExhausted] = (429, "RESOURCE_EXHAUSTED", "Gränsen är nådd"),
        [StatusCode.FailedPrecondition] = (400, "FAILED_PRECONDITION", "Kan inte göras i detta läge"),
        [StatusCode.Aborted] = (409, "ABORTED", "Avbröts av en samtidig ändring"),
        [StatusCode.OutOfRange] = (400, "OUT_OF_RANGE", "Utanför tillåtna gränser"),
        [StatusCode.Unimplemented] = (501, "UNIMPLEMENTED", "Stöds inte"),
        [StatusCode.Internal] = (500, "INTERNAL", "Internt fel"),
        [StatusCode.Unavailable] = (503, "UNAVAILABLE", "Tjänsten kan inte nås just nu"),
        [StatusCode.DataLoss] = (500, "DATA_LOSS", "Uppgifter har gått förlorade"),
        [StatusCode.Unauthenticated] = (401, "UNAUTHENTICATED", "Inloggning krävs"),
    };

    public static int Http(StatusCode code) => Row(code).Http;

    /// <summary>The code as it is written in google.rpc.Code.</summary>
    public static string Name(StatusCode code) => Row(code).Name;

    public static string Title(StatusCode code) => Row(code).Title;

    private static (int Http, string Name, string Title) Row(StatusCode code) =>
        Table.TryGetValue(code, out var row) ? row : Table[StatusCode.Unknown];
}
