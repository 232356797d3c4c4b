using System.Globalization;

namespace Grpc.Core.Wire;

/// <summary>PROTOCOL-HTTP2 "Trailers → Status [Status-Message] *Custom-Metadata".</summary>
internal static class StatusTrailers
{
    public static void Write(Status status, Metadata trailers, Action<string, string> append)
    {
        append(HeaderNames.Status, ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(status.Detail))
        {
            append(HeaderNames.Message, PercentEncoding.Encode(status.Detail));
        }

        foreach (var entry in trailers)
        {
            // A value that can't be sent is left out rather than failing a call that has ended.
            if (!HeaderNames.IsReserved(entry.Key) && MetadataWire.IsSendable(entry))
            {
                append(entry.Key, MetadataWire.Encode(entry));
            }
        }
    }

    /// <summary>The status of trailers; null when they have none. A code that is not known is UNKNOWN (statuscodes.md).</summary>
    public static Status? Read(string? code, string? message)
    {
        if (code is null)
        {
            return null;
        }

        var detail = message is null ? "" : PercentEncoding.Decode(message);
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 16
            ? new Status((StatusCode)number, detail)
            : new Status(StatusCode.Unknown, detail.Length > 0 ? detail : $"The peer sent the unknown grpc-status '{code}'.");
    }
}
