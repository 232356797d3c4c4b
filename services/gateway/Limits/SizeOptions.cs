using System.ComponentModel.DataAnnotations;
using Finsam.Gateway.Routing;
using Finsam.ServiceDefaults;

namespace Finsam.Gateway.Limits;

/// <summary>How large a request may be: environment variables <c>Finsam__Sizes__…</c>, checked at start. Bytes.</summary>
internal sealed class SizeOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Sizes";

    private const int Least = 64 * 1024;
    private const int HeadRoom = 1024 * 1024;

    /// <summary>A message without a file.</summary>
    [Range(Least, FinsamService.LargestMessage)]
    public int Message { get; init; } = 4 * 1024 * 1024;

    /// <summary>A message with a file in it, or a file by itself.</summary>
    [Range(Least, FinsamService.LargestMessage)]
    public int File { get; init; } = FinsamService.LargestMessage;

    /// <summary>All messages of a stream of requests together.</summary>
    [Range(Least, int.MaxValue)]
    public int Stream { get; init; } = 600 * 1024 * 1024;

    /// <summary>Most bytes of a body: a file may come as base64 in JSON, which is a third longer, and with other fields beside it.</summary>
    public long LargestBody(CalledMethod method) =>
        method.StreamsRequests ? Stream : method.TakesFile ? (File / 3 * 4L) + HeadRoom : Message;
}
