using System.ComponentModel.DataAnnotations;

namespace Finsam.Participants.Identity;

/// <summary>Where the keys lie that seal and find persons.</summary>
public sealed class KeyFolderOptions
{
    /// <summary>Folder of the Data Protection key ring and the blind-index key; made with mode 0700 at first start. Back it up.</summary>
    [Required]
    public string KeyFolder { get; init; } = "";
}
