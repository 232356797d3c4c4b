using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Finsam.Transcoding.Calls;

/// <summary>How a call ended, with the <c>google.rpc.Status</c> of its trailers when there is one.</summary>
internal sealed record CallStatus(StatusCode Code, string Detail, Google.Rpc.Status? Rich)
{
    public bool IsOk => Code == StatusCode.OK;

    /// <summary>Reads the trailers or, for a call without messages, the headers that stand for them.</summary>
    public static CallStatus Of(IHeaderDictionary trailers, IHeaderDictionary headers, int httpStatus)
    {
        var from = trailers.ContainsKey("grpc-status") ? trailers : headers;
        if (!int.TryParse(from["grpc-status"], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new CallStatus(StatusCode.Unknown, $"HTTP {httpStatus}", null);
        }

        var detail = Uri.UnescapeDataString(from["grpc-message"].ToString());
        return new CallStatus((StatusCode)code, detail, RichOf(from["grpc-status-details-bin"]));
    }

    private static Google.Rpc.Status? RichOf(string? base64)
    {
        if (string.IsNullOrEmpty(base64))
        {
            return null;
        }

        try
        {
            var padded = base64 + new string('=', (4 - (base64.Length % 4)) % 4);
            return Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(padded));
        }
        catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
