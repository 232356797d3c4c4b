namespace Finsam.Interop.Tests.Client;

/// <summary>The cases as our client runs them, with the assertions of interop-test-descriptions.md.</summary>
internal static class OurCases
{
    private static readonly IReadOnlyDictionary<string, Func<OurClient, Task>> ByName = new Dictionary<string, Func<OurClient, Task>>
    {
        ["empty_unary"] = MessageCases.EmptyUnaryAsync,
        ["large_unary"] = MessageCases.LargeUnaryAsync,
        ["client_streaming"] = MessageCases.ClientStreamingAsync,
        ["server_streaming"] = MessageCases.ServerStreamingAsync,
        ["ping_pong"] = MessageCases.PingPongAsync,
        ["empty_stream"] = MessageCases.EmptyStreamAsync,
        ["cancel_after_begin"] = EndCases.CancelAfterBeginAsync,
        ["cancel_after_first_response"] = EndCases.CancelAfterFirstResponseAsync,
        ["timeout_on_sleeping_server"] = EndCases.TimeoutOnSleepingServerAsync,
        ["status_code_and_message"] = StatusCases.StatusCodeAndMessageAsync,
        ["special_status_message"] = StatusCases.SpecialStatusMessageAsync,
        ["unimplemented_method"] = StatusCases.UnimplementedMethodAsync,
        ["unimplemented_service"] = StatusCases.UnimplementedServiceAsync,
        ["custom_metadata"] = MetadataCases.CustomMetadataAsync,
        ["client_compressed_unary"] = CompressionCases.ClientCompressedUnaryAsync,
        ["server_compressed_unary"] = CompressionCases.ServerCompressedUnaryAsync,
        ["client_compressed_streaming"] = CompressionCases.ClientCompressedStreamingAsync,
        ["server_compressed_streaming"] = CompressionCases.ServerCompressedStreamingAsync,
    };

    /// <summary>Names of all cases, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <summary>Runs a case on a connection of its own.</summary>
    public static async Task RunAsync(string name, Endpoint endpoint)
    {
        using var client = new OurClient(endpoint);
        await ByName[name](client);
    }
}
