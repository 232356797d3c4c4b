using System.Security.Cryptography;
using Finsam.Ledger.Api;
using Google.Protobuf;
using Microsoft.AspNetCore.StaticFiles;

namespace Finsam.Ledger.Attachments;

/// <summary>A file that is to be attached.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Sha256">Their hash.</param>
internal sealed record AttachedFile(string Name, string MediaType, byte[] Content, byte[] Sha256)
{
    private const int LongestName = 200;
    private const int LargestBytes = 20 * 1000 * 1000;
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    private static readonly FileExtensionContentTypeProvider Endings = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".tif"] = "image/tiff",
        [".tiff"] = "image/tiff",
        [".webp"] = "image/webp",
        [".heic"] = "image/heic",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
        [".xml"] = "application/xml",
        [".eml"] = "message/rfc822",
        [".docx"] = OpenXml + "wordprocessingml.document",
        [".xlsx"] = OpenXml + "spreadsheetml.sheet",
        [".odt"] = OpenDocument + "text",
        [".ods"] = OpenDocument + "spreadsheet",
    });

    /// <summary>
    /// Reads a file of a request. Refuses <c>TextInvalid</c>, <c>MediaTypeUnsuitable</c>, <c>AttachmentEmpty</c>, <c>AttachmentTooLarge</c>.
    /// </summary>
    public static AttachedFile Read(string name, string mediaType, ByteString content)
    {
        var fields = new RequestFields();
        fields.Text(name, "file_name", required: true, LongestName);
        var type = mediaType.Length > 0 ? mediaType : Endings.TryGetContentType(name, out var known) ? known : "";
        if (!Endings.Mappings.Values.Contains(type))
        {
            fields.Refuse(
                LedgerReason.MediaTypeUnsuitable,
                "media_type",
                type.Length == 0 ? "Filens typ framgår inte av dess namn." : $"Filer av typen {type} tas inte emot.",
                string.Join(", ", Endings.Mappings.Values.Distinct().Order(StringComparer.Ordinal)));
        }

        if (content.IsEmpty)
        {
            fields.Refuse(LedgerReason.AttachmentEmpty, "content", "Filen är tom.", "minst en byte");
        }
        else if (content.Length > LargestBytes)
        {
            fields.Refuse(
                LedgerReason.AttachmentTooLarge, "content", $"Filen har {content.Length} byte.", $"högst {LargestBytes / 1_000_000} MB");
        }

        fields.ThrowIfRefused();
        var bytes = content.ToByteArray();
        return new AttachedFile(name, type, bytes, SHA256.HashData(bytes));
    }
}
