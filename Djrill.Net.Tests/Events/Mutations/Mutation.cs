namespace Djrill.Net.Tests.Events.Mutations;

/// <summary>One change to a JSON text. Its numbers are taken modulo what there is to choose from, so that any will do.</summary>
internal sealed record Mutation(int Operation, int Place, int Value, int Name)
{
    public void Apply(JsonNode root)
    {
        var places = root.Places().ToList();
        if (places.Count == 0)
        {
            root.Members.Add((Hostile.Name(Name), Hostile.Value(Value)));
            return;
        }

        var (parent, place) = places[Place % places.Count];
        var (name, value) = parent.Members[place];
        switch (Operation % 6)
        {
            case 0:
                parent.Members[place] = (name, Hostile.Value(Value));
                break;
            case 1:
                parent.Members.RemoveAt(place);
                break;
            case 2:
                parent.Members.Insert(Name % (parent.Members.Count + 1), (name, value));
                break;
            case 3:
                parent.Members.Insert(Name % (parent.Members.Count + 1), (name, Hostile.Value(Value)));
                break;
            case 4:
                (value.IsContainer ? value : parent).Members.Add((Hostile.Name(Name), Hostile.Value(Value)));
                break;
            default:
                Move(places, parent, place, name);
                break;
        }
    }

    /// <summary>Puts here what stands elsewhere, unless that holds this.</summary>
    private void Move(List<(JsonNode Parent, int Place)> places, JsonNode parent, int place, string name)
    {
        var (otherParent, other) = places[Value % places.Count];
        var moved = otherParent.Members[other].Value;
        if (moved != parent && !moved.Places().Any(inner => inner.Parent == parent))
        {
            parent.Members[place] = (name, moved);
        }
    }
}
