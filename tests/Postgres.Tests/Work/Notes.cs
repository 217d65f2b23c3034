namespace Marketplace.Work;

/// <summary>The smallest aggregate there can be, for tests of what happens after a write.</summary>
internal sealed class Notes : IRules<NotesState, AddNote, NoteEvent>
{
    public static string StreamType => "notes";

    public static Decision<NoteEvent> Decide(NotesState state, AddNote command, DateTimeOffset now) => new NoteAdded(command.Text);

    public static NotesState Evolve(NotesState state, NoteEvent happened) => state;
}

internal sealed record NotesState;

internal sealed record AddNote(CommandContext Context, string Text) : ICommand;

internal abstract record NoteEvent;

[Alias("test.note-added")]
internal sealed record NoteAdded(string Text) : NoteEvent;
