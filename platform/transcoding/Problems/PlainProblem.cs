using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Problems;

/// <summary>The problem of a response that has a status and nothing more.</summary>
internal static class PlainProblem
{
    public static Problem Of(HttpResponse response)
    {
        var (reason, detail) = response.StatusCode switch
        {
            404 => ("PATH_UNKNOWN", "Adressen finns inte."),
            405 => ("METHOD_NOT_ALLOWED", $"Adressen tar bara emot {response.Headers.Allow}."),
            413 => ("BODY_TOO_LARGE", "Innehållet är större än som tas emot."),
            415 => ("UNSUPPORTED_MEDIA_TYPE", "Innehållet är av ett slag som adressen inte tar emot."),
            < 500 => ("REQUEST_UNREADABLE", "Begäran kunde inte läsas eller bröts."),
            _ => ("INTERNAL", "Ett internt fel har inträffat."),
        };
        return new Problem(Problem.TypeOf(reason), HttpTitle.Of(response.StatusCode), response.StatusCode, detail, reason, []);
    }
}
