namespace Grpc.Net.Client.Internal;

/// <summary>One attempt at a call whose requests are a stream, or of one request.</summary>
internal sealed class RetryAttempt<TRequest, TResponse>(ClientCall<TRequest, TResponse> call)
    where TRequest : class
    where TResponse : class
{
    public ClientCall<TRequest, TResponse> Call => call;

    /// <summary>Where the requests are written; null for the one request of a unary call.</summary>
    public StreamingContent? Content { get; set; }

    /// <summary>How many requests this attempt has written.</summary>
    public int Written { get; set; }

    /// <summary>One writes at a time: the caller, or whoever catches up with what earlier attempts had written.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>The attempt that follows; null when this is the last one.</summary>
    public TaskCompletionSource<RetryAttempt<TRequest, TResponse>?> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
