using System.Globalization;
using Finsam.Transcoding.Binding;
using Finsam.Transcoding.Calls;
using Finsam.Transcoding.Problems;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Finsam.Transcoding;

/// <summary>Answers the JSON requests of one HTTP form of a method.</summary>
internal sealed class TranscodingHandler
{
    private const string Json = "application/json";
    private const string JsonLines = "application/x-ndjson";
    private static readonly JsonFormatter Formatter = JsonFormatter.Default;

    private readonly HttpBinding _binding;
    private readonly RequestMessageReader _reader;
    private readonly Lazy<Endpoint> _grpcEndpoint;

    public TranscodingHandler(HttpBinding binding, IEndpointRouteBuilder endpoints, int largestMessage)
    {
        _binding = binding;
        _reader = new RequestMessageReader(binding, largestMessage);
        _grpcEndpoint = new Lazy<Endpoint>(() => FindGrpcEndpoint(endpoints));
    }

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            RefuseUnlessAcceptable(context.Request);
            var request = await _reader.ReadAsync(context.Request);
            await using var call = new InProcessCall(context, _grpcEndpoint.Value, _binding.Method, request);
            await (_binding.File is { } file ? AnswerFileAsync(context, call, file)
                : _binding.Method.IsServerStreaming ? AnswerStreamAsync(context, call)
                : AnswerAsync(context, call));
        }
        catch (UnreadableRequestException e)
        {
            await ProblemWriter.WriteAsync(context.Response, Problem.Of(e));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to answer.
        }
    }

    private static async Task<CallStatus> EndAsync(InProcessCall call, HttpContext context, bool hasAnswered)
    {
        var status = await call.GetStatusAsync();
        if (!status.IsOk && !hasAnswered)
        {
            await ProblemWriter.WriteAsync(context.Response, Problem.Of(status));
        }

        return status;
    }

    private async Task AnswerAsync(HttpContext context, InProcessCall call)
    {
        IMessage? answer = null;
        await foreach (var message in call.ReadAllAsync(context.RequestAborted))
        {
            answer = message;
        }

        var status = await EndAsync(call, context, hasAnswered: false);
        if (status.IsOk && answer is not null)
        {
            context.Response.ContentType = $"{Json}; charset=utf-8";
            await context.Response.WriteAsync(Format(answer), context.RequestAborted);
        }
    }

    /// <summary>One JSON object a line; a stream that fails after its first line ends with a line <c>{"error": problem}</c>.</summary>
    private async Task AnswerStreamAsync(HttpContext context, InProcessCall call)
    {
        var hasAnswered = false;
        await foreach (var message in call.ReadAllAsync(context.RequestAborted))
        {
            if (!hasAnswered)
            {
                // Headers leave with the first line.
                context.Response.ContentType = $"{JsonLines}; charset=utf-8";
                hasAnswered = true;
            }

            await context.Response.WriteAsync(Format(message) + "\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        var status = await EndAsync(call, context, hasAnswered);
        if (!status.IsOk && hasAnswered)
        {
            await context.Response.WriteAsync($"{{\"error\":{ProblemWriter.Serialize(Problem.Of(status), context)}}}\n", context.RequestAborted);
        }
        else if (!hasAnswered && status.IsOk)
        {
            context.Response.ContentType = $"{JsonLines}; charset=utf-8";
        }
    }

    private static async Task AnswerFileAsync(HttpContext context, InProcessCall call, FileAnswer file)
    {
        var response = new FileResponse(context, file);
        await foreach (var message in call.ReadAllAsync(context.RequestAborted))
        {
            await response.WriteAsync(message);
        }

        var status = await EndAsync(call, context, response.HasBegun);
        if (status.IsOk)
        {
            response.End();
        }
        else if (response.HasBegun)
        {
            response.BreakOff();
        }
    }

    private string Format(IMessage message)
    {
        if (_binding.ResponseField is not { } field)
        {
            return Formatter.Format(message);
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Formatter.WriteValue(text, field.Accessor.GetValue(message));
        return text.ToString();
    }

    private void RefuseUnlessAcceptable(HttpRequest request)
    {
        // A caller of a stream that names JSON reads it line by line.
        string[] made = _binding.File is { } file ? [file.MediaType] : _binding.Method.IsServerStreaming ? [JsonLines, Json] : [Json];
        if (!AcceptHeader.Allows(request, made))
        {
            throw new UnreadableRequestException(
                StatusCodes.Status406NotAcceptable, "NOT_ACCEPTABLE", $"Svaret ges bara som {made[0]}; begäran godtar något annat (accept).", []);
        }
    }

    private Endpoint FindGrpcEndpoint(IEndpointRouteBuilder endpoints)
    {
        var path = $"/{_binding.Method.Service.FullName}/{_binding.Method.Name}";
        return endpoints.DataSources
            .SelectMany(source => source.Endpoints)
            .FirstOrDefault(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName == path)
            ?? throw new InvalidOperationException($"{path} is not mapped: call MapGrpcService for the same service.");
    }
}
