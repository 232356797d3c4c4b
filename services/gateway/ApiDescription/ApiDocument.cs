using System.Security.Cryptography;
using System.Text;
using Finsam.OpenApi;
using Finsam.Protos;
using Microsoft.Net.Http.Headers;

namespace Finsam.Gateway.ApiDescription;

/// <summary>The OpenAPI document of all services at <c>/openapi.json</c>. It holds nothing secret, so no token is asked for.</summary>
internal static class ApiDocument
{
    /// <summary>Where it is.</summary>
    public const string Path = "/openapi.json";

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    private static readonly OpenApiInfo Info = new("Finsam.Micro", "v1", """
        What a Swedish samordningsförbund runs on: participants, books and reports. Every method is also there as gRPC, at the same address.

        - **Token.** Every call carries `Authorization: Bearer <token>`. What it may do follows from the token's roles and förbund.
        - **Writing.** A write carries a `requestId` of the caller's making. Sent again with the same one, it changes nothing more and gives
          the first answer.
        - **JSON.** proto3 JSON: a field may be given by its JSON name (`amountOre`) or its proto name (`amount_ore`), 64-bit integers are
          strings, fields without a value are left out. Unknown fields and query parameters are refused.
        - **Amounts and days.** Money is whole öre in fields named `…Ore`. Days are `YYYY-MM-DD`.
        - **Streams.** Bulk work answers with a JSON object a line (`application/x-ndjson`); one that fails midway ends with a line
          `{"error": …}`.
        - **Errors.** `application/problem+json` (RFC 9457), with the fields that were wrong. Texts for people are in Swedish.
        """);

    /// <summary>Makes the document and maps it.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder endpoints)
    {
        var document = Encoding.UTF8.GetBytes(OpenApiDocument.Create(PublishedContract.Read(), Info).ToJsonString());
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(document)[..8])}\"");
        endpoints.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Freshness };
            return Results.Bytes(document, "application/json", entityTag: tag).ExecuteAsync(context);
        });
    }
}
