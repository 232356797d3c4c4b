using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Problems;

/// <summary>Writes problems as responses.</summary>
internal static class ProblemWriter
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Serialize(Problem problem, HttpContext context) =>
        JsonSerializer.Serialize(problem with { CorrelationId = context.TraceIdentifier }, Options);

    public static async Task WriteAsync(HttpResponse response, Problem problem)
    {
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            // RFC 9110 section 15.5.2: a 401 says how to authenticate.
            response.Headers.WWWAuthenticate = "Bearer";
        }

        await response.WriteAsync(Serialize(problem, response.HttpContext), response.HttpContext.RequestAborted);
    }
}
