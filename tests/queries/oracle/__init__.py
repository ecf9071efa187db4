"""Every question of the catalogue computed by plain loops from a World: written from the definitions alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.queries.oracle import agencies, leads, pairs, relatives, searches, sections, tasks
from tests.queries.world import World

Row = tuple[Any, ...]

QUESTIONS: dict[str, Callable[[World, dict[str, Any]], list[Row]]] = {
    "agency-by-section": sections.agency_by_section,
    "agency-relatives": relatives.agency_relatives,
    "agency-partners": pairs.agency_partners,
    "agency-tasks": agencies.agency_tasks,
    "busiest-agencies": agencies.busiest_agencies,
    "document-assignments": sections.document_assignments,
    "document-supervisors": sections.document_supervisors,
    "document-summary": sections.document_summary,
    "find-agencies": searches.find_agencies,
    "find-tasks": searches.find_tasks,
    "first-named-leads": agencies.first_named_leads,
    "joint-leads": leads.joint_leads,
    "lead-support": pairs.lead_support,
    "leaderless-tasks": tasks.leaderless_tasks,
    "list-tasks": tasks.list_tasks,
    "mentioned-only": agencies.mentioned_only,
    "never-lead": agencies.never_lead,
    "pair-tasks": pairs.pair_tasks,
    "parallel-leads": leads.parallel_leads,
    "section-load": sections.section_load,
    "shared-tasks": pairs.shared_tasks,
    "similar-tasks": tasks.similar_tasks,
    "sole-leads": leads.sole_leads,
    "task-agencies": tasks.task_agencies,
    "task-mentions": tasks.task_mentions,
    "unnamed-bodies": tasks.unnamed_bodies,
    "widest-tasks": tasks.widest_tasks,
}
