using Finsam.Refusals;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Finsam.ServiceDefaults.Errors;

/// <summary>
/// Turns what handlers throw into statuses: refusals with their details, a database that is away into UNAVAILABLE, anything else into
/// INTERNAL without a word of what it was. What it was goes to the log, where messages carry no personal data.
/// </summary>
internal sealed partial class ErrorInterceptor(ServiceDescription service, ILogger<ErrorInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw Translate(error, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw Translate(error, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw Translate(error, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw Translate(error, context);
        }
    }

    private RpcException Translate(Exception error, ServerCallContext context)
    {
        switch (error)
        {
            case RefusedException refused:
                return RefusalStatus.From(refused, service.StatusCodes, context.GetHttpContext().TraceIdentifier);
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "Anropet avbröts."));
            case PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }:
                return new RpcException(new Status(StatusCode.Aborted, "Samtidig ändring; försök igen."));
            case PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter }:
                return new RpcException(new Status(StatusCode.InvalidArgument, "En text innehåller ett tecken som inte kan lagras (NUL)."));
            case PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow }:
            case NpgsqlException and not PostgresException:
                LogDatabaseAway(context.Method, error.Message);
                return new RpcException(new Status(StatusCode.Unavailable, $"{service.Name}: databasen svarar inte; försök igen."));
            default:
                LogUnexpected(error, context.Method);
                return new RpcException(new Status(StatusCode.Internal, $"{service.Name}: internt fel."));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method}: the database is away: {Reason}")]
    private partial void LogDatabaseAway(string method, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    private partial void LogUnexpected(Exception error, string method);
}
