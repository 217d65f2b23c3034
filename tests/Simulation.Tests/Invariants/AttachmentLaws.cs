using Marketplace.Attachments;
using Marketplace.Postgres;
using static Marketplace.Attachments.AttachmentStatus;

namespace Marketplace.Simulations;

/// <summary>
/// What holds of files once everything has settled: those that a message shows are there, one message has each, and of all others
/// nothing is left, least of all their bytes.
/// </summary>
internal static class AttachmentLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Shown(town), .. Left(town)];

    private static IEnumerable<Violation> Shown(Town town)
    {
        var standing = States(town);
        var shown =
            from row in town.Database.ReadModels[ReadModel.Messages].Rows
            let message = MemoryMessages.MessageOf(row)
            from file in message.Attachments ?? []
            select (File: file.Id, Message: message);
        foreach (var file in shown.GroupBy(pair => pair.File, pair => pair.Message))
        {
            if (file.Count() > 1)
            {
                yield return new Violation("attachments", $"{file.Count()} messages have {file.Key}");
            }

            if (file.Any(message => message is { DeletedAt: not null, IsRemoved: false }))
            {
                yield return new Violation("attachments", $"a message that was taken back shows {file.Key}");
            }

            if (standing.GetValueOrDefault(file.Key)?.Status is not Attached || !town.Files.ContainsKey(file.Key))
            {
                yield return new Violation("attachments", $"a message shows {file.Key}, which is {standing.GetValueOrDefault(file.Key)?.Status}, and its bytes are {(town.Files.ContainsKey(file.Key) ? "there" : "gone")}");
            }
        }
    }

    private static IEnumerable<Violation> Left(Town town)
    {
        var standing = States(town);
        foreach (var (id, file) in standing.Where(file => file.Value.Status is not (Attached or Deleted)))
        {
            yield return new Violation("attachments", $"{id} of {file.AnnouncedAt:u} is {file.Status}, and no message has it");
        }

        foreach (var id in town.Files.Keys.Where(id => standing.GetValueOrDefault(id)?.Status is not Attached))
        {
            yield return new Violation("attachments", $"the bytes of {id}, which is {standing.GetValueOrDefault(id)?.Status}, are there");
        }
    }

    private static Dictionary<Guid, AttachmentState> States(Town town) =>
        town.Watch.History.Last<AttachmentState>().ToDictionary(file => file.Id.GetGuidKey(), file => file.State);
}
