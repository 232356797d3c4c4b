using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Finsam.Reporting.Sources;

/// <summary>Turns a source's fields, which count the tables of its request, into those of the report's definition.</summary>
/// <param name="places">Where each table of the request stands.</param>
internal sealed partial class TablePlaces(IReadOnlyList<string> places)
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The field of the definition that a field <c>tables[2].rows[1]</c> of the request comes from.</summary>
    public string Rename(string field)
    {
        var match = Table().Match(field);
        return match.Success && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var index && index < places.Count
            ? places[index] + field[match.Length..]
            : field;
    }

    /// <summary>What a source refused, as this service's caller is to see it. What holds for a table under every insats is told once.</summary>
    public RpcException Rename(string source, RpcException error)
    {
        var trailers = new Metadata();
        if (error.Trailers.GetValueBytes(DetailsTrailer) is { } bytes)
        {
            var status = Google.Rpc.Status.Parser.ParseFrom(bytes);
            for (var i = 0; i < status.Details.Count; i++)
            {
                if (status.Details[i].TryUnpack<BadRequest>(out var violations))
                {
                    status.Details[i] = Any.Pack(Rename(violations));
                }
            }

            trailers.Add(DetailsTrailer, status.ToByteArray());
        }

        return new RpcException(new Grpc.Core.Status(error.StatusCode, $"{source}: {error.Status.Detail}"), trailers);
    }

    private BadRequest Rename(BadRequest violations) => new()
    {
        FieldViolations =
        {
            violations.FieldViolations.Select(violation => new BadRequest.Types.FieldViolation
            {
                Field = Rename(violation.Field), Description = violation.Description,
            }).Distinct(),
        },
    };

    [GeneratedRegex(@"^tables\[([0-9]{1,6})\]")]
    private static partial Regex Table();
}
