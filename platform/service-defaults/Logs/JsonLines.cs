using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Finsam.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;

namespace Finsam.ServiceDefaults.Logs;

/// <summary>
/// A log as JSON, an object a line: when, how grave, whose, what was said, the named values of the message, and the correlation and trace ids of the
/// call that it was said in.
/// </summary>
/// <param name="category">Whose log it is.</param>
/// <param name="lines">Where lines go.</param>
internal sealed class JsonLines(string category, LineQueue lines) : ILogger
{
    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = _line ??= new ArrayBufferWriter<byte>();
        line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("time", DateTime.UtcNow);
            json.WriteString("level", Level(logLevel));
            json.WriteString("log", category);
            json.WriteString("text", formatter(state, exception));
            WriteValues(json, state);
            WriteCall(json);
            if (exception is not null)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lines.Add(line.WrittenSpan);
    }

    private static void WriteValues<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            var (name, value) = values[i];
            if (name != Template && value is not null)
            {
                json.WritePropertyName(Names.GetOrAdd(name, JsonNamingPolicy.CamelCase.ConvertName));
                WriteValue(json, value);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(value as string ?? FormattableString.Invariant($"{value}"));
                break;
        }
    }

    private static void WriteCall(Utf8JsonWriter json)
    {
        if (Correlation.Current is { } id)
        {
            json.WriteString("correlationId", id);
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            json.WriteString("traceId", activity.TraceId.ToHexString());
        }
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
