using System.Buffers;
using Finsam.Transcoding.Binding;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Finsam.Transcoding;

/// <summary>Writes an answer that is a file. Its headers leave with the first bytes, so that a refusal before them is a problem.</summary>
internal sealed class FileResponse(HttpContext context, FileAnswer file)
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:\"<>|?*");
    private string _name = "";
    private string _type = "";

    /// <summary>True when bytes of the file may be on their way.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Writes the bytes of a message.</summary>
    public async Task WriteAsync(IMessage message)
    {
        if (!HasBegun && file.NameIn(message) is { Length: > 0 } name)
        {
            _name = name;
        }

        if (!HasBegun && file.TypeIn(message) is { Length: > 0 } type)
        {
            _type = type;
        }

        var bytes = file.BytesOf(message);
        if (!bytes.IsEmpty)
        {
            Begin();
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    /// <summary>Ends the file, which may be an empty one.</summary>
    public void End() => Begin();

    /// <summary>Breaks the connection off: a file that is not whole must not look whole.</summary>
    public void BreakOff() => context.Abort();

    private void Begin()
    {
        if (HasBegun)
        {
            return;
        }

        HasBegun = true;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Safe(_name.Length > 0 ? _name : file.NameOf(context.Request)));
        context.Response.ContentType = _type.Length > 0 ? _type : file.ContentType;
        context.Response.Headers.ContentDisposition = disposition.ToString();
    }

    // What no file system takes in a name, and what would lead out of a folder.
    private static string Safe(string name) =>
        string.Concat(name.Select(letter => char.IsControl(letter) || NotInNames.Contains(letter) ? '-' : letter));
}
